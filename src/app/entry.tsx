import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { useTheme } from "./use-theme.ts";

/** What stands around a screen for somebody who is not signed in: a card in the middle. */
export function Entry({ children }: { readonly children: ReactNode }) {
  useTheme();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[27rem] flex-col justify-center gap-6 p-4 py-10">
      <Brand />
      <div className="rounded-card border border-edge bg-surface p-5 shadow-card sm:p-7">{children}</div>
    </main>
  );
}
