import { FileUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { PlanView } from "./plan-view.tsx";
import { useImport, type ImportRecord } from "./use-import.ts";

const { files: texts } = contactsWords;

/** Contacts from a file: choose it, see what will happen, say yes. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { choose, step } = useImport();
  const title = step.kind === "done" ? texts.done : texts.title;
  return (
    <Dialog title={title} size="l" onClose={onClose}>
      {step.kind === "start" && <p className="mt-2 text-pretty text-muted">{texts.lead}</p>}
      <Step step={step} />
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        {step.kind !== "done" && <FileButton step={step} choose={choose} />}
        <End step={step} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function Step({ step }: Pick<ImportRecord, "step">) {
  switch (step.kind) {
    case "start":
      return null;
    case "reading":
      return (
        <p role="status" className="mt-4 text-muted">
          {texts.reading}
        </p>
      );
    case "fault":
      return (
        <div role="alert" className="mt-4">
          <Notice look="bad" title={texts.faults[step.fault].title}>
            <p>{texts.faults[step.fault].meaning}</p>
          </Notice>
        </div>
      );
    case "table":
      return (
        <>
          <FileName name={step.name} />
          <ColumnChoice {...step} />
          <PlanView {...step} from="table" stage="preview" />
        </>
      );
    case "cards":
      return (
        <>
          <FileName name={step.name} />
          <PlanView {...step} from="cards" stage="preview" />
        </>
      );
    case "done":
      return (
        <>
          <FileName name={step.name} />
          <PlanView {...step} stage="report" />
        </>
      );
  }
}

function FileName({ name }: { readonly name: string }) {
  return (
    <p className="mt-1 truncate text-[13px] text-muted">
      <bdi>{name}</bdi>
    </p>
  );
}

/** The browser's own way to choose a file, behind a button of ours. */
function FileButton({ step, choose }: ImportRecord) {
  const input = useRef<HTMLInputElement>(null);
  const isFirst = step.kind === "start";
  return (
    <span className="me-auto">
      <Button
        data-first-focus
        look={isFirst ? "accent" : "outline"}
        icon={<FileUp aria-hidden size={18} />}
        onClick={() => input.current?.click()}
      >
        {isFirst ? texts.choose : texts.another}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard"
        aria-label={texts.choose}
        // Out of everybody's way: the button stands for it.
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again, once it is mended.
          event.target.value = "";
          if (file !== undefined) choose(file);
        }}
      />
    </span>
  );
}

function End({ step, onClose }: Pick<ImportRecord, "step"> & { readonly onClose: () => void }) {
  if (step.kind === "done")
    return (
      <Button key="close" autoFocus look="accent" onClick={onClose}>
        {texts.close}
      </Button>
    );
  const isReady = step.kind === "table" || step.kind === "cards";
  return (
    <>
      <Button onClick={onClose}>{texts.cancel}</Button>
      {isReady && (
        <Button look="accent" disabled={step.go === undefined} onClick={step.go}>
          {step.go === undefined ? texts.nothingToDo : texts.go(step.plan.save.length)}
        </Button>
      )}
    </>
  );
}
