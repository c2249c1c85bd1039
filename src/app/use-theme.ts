import { useLayoutEffect } from "react";
import { usePreferences } from "../stores/react.tsx";

/** Puts the agent's choice on <html>; without one the system decides (styles.css). */
export function useTheme(): void {
  const [{ theme }] = usePreferences();
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
}
