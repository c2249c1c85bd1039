import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SmallPrint } from "../ui/small-print.tsx";
import { words } from "../words/words.ts";
import { Brand } from "./brand.tsx";

/** Instead of the product when its configuration cannot be used: says which value, for the administrator. */
export function FaultScreen({ fault }: { readonly fault: string }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-6 p-4 py-10">
      <Brand />
      <h1 className="sr-only">{words.fault.title}</h1>
      <div role="alert">
        <Notice
          look="bad"
          title={words.fault.title}
          action={
            <Button look="outline" onClick={() => window.location.reload()}>
              {words.fault.again}
            </Button>
          }
        >
          <p className="mb-2">{words.fault.meaning}</p>
          <SmallPrint label={words.detail} text={fault} copy={words.copy} copied={words.copied} />
        </Notice>
      </div>
    </main>
  );
}
