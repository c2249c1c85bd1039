import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";

/**
 * Where in the app this page is: a path such as "/" (the phone) or "/numbers/4711". It stands in the address bar's
 * fragment, so that any web server that can serve files can serve every place.
 */
export type Navigation = {
  readonly place: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly go: (place: string) => void;
  /** From now on the page stays where it is: whoever wants to go elsewhere is told of instead. Returns the undo. */
  readonly hold: (wanted: (place: string) => void) => () => void;
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

export type Hold = {
  /** Where somebody wants to go while the place is held; null: nobody does. */
  readonly wanted: string | null;
  readonly stay: () => void;
  readonly leave: () => void;
};

/** Keeps what somebody has typed from being lost by a link, the back button or a closed tab. */
export function useHold(isHeld: boolean): Hold {
  const { hold, go } = useNavigation();
  const [wanted, setWanted] = useState<string | null>(null);
  const release = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!isHeld) return undefined;
    // The browser asks in words of its own before a tab is closed.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    const letGo = hold(setWanted);
    release.current = letGo;
    return () => {
      window.removeEventListener("beforeunload", ask);
      letGo();
    };
  }, [isHeld, hold]);
  return {
    wanted: isHeld ? wanted : null,
    stay: () => setWanted(null),
    leave: () => {
      if (wanted === null) return;
      setWanted(null);
      release.current?.();
      go(wanted);
    },
  };
}
