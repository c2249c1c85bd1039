import { useEffect, type ComponentProps } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SmallPrint } from "../ui/small-print.tsx";
import { words } from "../words/words.ts";
import { Brand } from "./brand.tsx";

const reload = (): void => window.location.reload();

/** Instead of the product when its configuration cannot be used: says which value, for the administrator. */
export function FaultScreen({ fault }: { readonly fault: string }) {
  return (
    <Alone look="bad" title={words.fault.title}>
      <p className="mb-2">{words.fault.meaning}</p>
      <SmallPrint label={words.detail} text={fault} copy={words.copy} copied={words.copied} />
    </Alone>
  );
}

/** Instead of the product while its server cannot be reached; goes by itself once the network is back. */
export function OfflineScreen() {
  useEffect(() => {
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, []);
  return (
    <Alone look="warn" title={words.offline.title}>
      <p>{words.offline.meaning}</p>
    </Alone>
  );
}

function Alone({
  look,
  title,
  children,
}: Pick<ComponentProps<typeof Notice>, "look" | "title" | "children">) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-6 p-4 py-10">
      <Brand />
      <h1 className="sr-only">{title}</h1>
      <div role="alert">
        <Notice
          look={look}
          title={title}
          action={
            <Button look="outline" onClick={reload}>
              {words.fault.again}
            </Button>
          }
        >
          {children}
        </Notice>
      </div>
    </main>
  );
}
