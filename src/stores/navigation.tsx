import { createContext, useContext, useSyncExternalStore, type ReactNode } from "react";

/**
 * Where in the app this page is: a path such as "/" (the phone) or "/numbers/4711". It stands in the address bar's
 * fragment, so that any web server that can serve files can serve every place.
 */
export type Navigation = {
  readonly place: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly go: (place: string) => void;
};

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider(props: { readonly value: Navigation; readonly children: ReactNode }) {
  return <NavigationContext value={props.value}>{props.children}</NavigationContext>;
}

function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error("The screen needs a NavigationProvider around it");
  return navigation;
}

/** The place that is open; renders again when it changes. */
export function usePlace(): string {
  const { place, subscribe } = useNavigation();
  return useSyncExternalStore(subscribe, place);
}

/** Goes to a place, as a link would. */
export function useGo(): (place: string) => void {
  return useNavigation().go;
}

/** What a link to a place has as its address: `<a href={hrefTo("/numbers")}>`. */
export function hrefTo(place: string): string {
  return `#${place}`;
}
