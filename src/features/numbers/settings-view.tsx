import type { ReactNode } from "react";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { RadioList } from "../../ui/radio-list.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { SwitchField } from "../../ui/switch-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { callSettingsWords, numbersWords } from "../../words/numbers-words.ts";
import { ConflictNotice } from "./conflict-notice.tsx";
import { HoursEditor } from "./hours-editor.tsx";
import type { SettingsFields } from "./settings-fields.ts";
import type { SettingsForm } from "./use-settings-form.ts";

const texts = callSettingsWords;
const { values } = numbersWords.compare;

type Props = {
  readonly form: SettingsForm;
  /** Only another server can speak DTLS. */
  readonly hasOwnServer: boolean;
};

/** The call settings as a form, with one Save for all of them. */
export function SettingsView({ form, hasOwnServer }: Props) {
  const { fields, faults, change, conflict, problem } = form;
  const said = (place: string) => faults[place] && texts.faults[faults[place]];
  const changeTemplate = (some: Partial<SettingsFields["template"]>) =>
    change({ template: { ...fields.template, ...some } });
  return (
    <Card heading={texts.heading} lead={form.isSuggested ? texts.suggested : texts.lead}>
      <form
        noValidate
        aria-label={texts.heading}
        aria-busy={form.isBusy}
        className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
          focusFirstFault(event.currentTarget);
        }}
      >
        <Group>
          <OnOff name="calling" {...{ fields, change }} />
          <OnOff name="sip" {...{ fields, change }} />
          <OnOff name="callbackPermission" {...{ fields, change }} />
          <SwitchField
            label={texts.callIcon.text}
            hint={texts.callIcon.hint}
            on={values.shown}
            off={values.hidden}
            isOn={fields.callIcon === "shown"}
            onChange={(isOn) => change({ callIcon: isOn ? "shown" : "hidden" })}
          />
        </Group>
        <RadioList
          label={texts.keyExchange.text}
          value={fields.keyExchange}
          fault={said("keyExchange")}
          options={(["SDES", "DTLS"] as const).map((value) => ({
            value,
            ...texts.keyExchange.options[value],
            disabled: value === "DTLS" && !hasOwnServer && fields.keyExchange !== "DTLS",
          }))}
          onChange={(keyExchange) => change({ keyExchange })}
        />
        <HoursEditor hours={fields.hours} said={said} onChange={(hours) => change({ hours })} />
        <Codecs {...{ fields, change }} />
        <fieldset>
          <legend className="text-[13px] font-semibold">{texts.template.text}</legend>
          <p className="mt-0.5 text-[13px] text-pretty text-muted">{texts.template.hint}</p>
          <div className="mt-3 grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <TextField
              label={texts.template.name}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={512}
              value={fields.template.name}
              fault={said("templateName")}
              onChange={(event) => changeTemplate({ name: event.target.value })}
            />
            <TextField
              label={texts.template.language}
              hint={texts.template.languageHint}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={6}
              value={fields.template.language}
              fault={said("templateLanguage")}
              onChange={(event) => changeTemplate({ language: event.target.value })}
            />
          </div>
        </fieldset>
        {conflict !== null && <ConflictNotice {...conflict} />}
        {problem !== null && conflict === null && <Trouble {...tellProblem(problem)} />}
        <SaveBar form={form} />
      </form>
    </Card>
  );
}

type Part = Pick<SettingsForm, "fields" | "change">;

function OnOff({ name, fields, change }: Part & { readonly name: "calling" | "sip" | "callbackPermission" }) {
  return (
    <SwitchField
      label={texts[name].text}
      hint={texts[name].hint}
      on={values.on}
      off={values.off}
      isOn={fields[name] === "on"}
      onChange={(isOn) => change({ [name]: isOn ? "on" : "off" })}
    />
  );
}

function Codecs({ fields: { additionalCodecs: chosen }, change }: Part) {
  return (
    <fieldset>
      <legend className="text-[13px] font-semibold">{texts.codecs.text}</legend>
      <p className="mt-0.5 text-[13px] text-pretty text-muted">{texts.codecs.hint}</p>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {(["PCMA", "PCMU"] as const).map((codec) => (
          <Checkbox
            key={codec}
            label={texts.codecs.names[codec]}
            checked={chosen.includes(codec)}
            onChange={(isChosen) =>
              change({
                additionalCodecs: isChosen ? [...chosen, codec] : chosen.filter((one) => one !== codec),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function Group({ children }: { readonly children: ReactNode }) {
  return <div className="grid gap-4">{children}</div>;
}

/** Stays in sight while the form is longer than the window. */
function SaveBar({ form }: { readonly form: SettingsForm }) {
  const { isBusy, isDirty, isSuggested, isSaved, faults, conflict } = form;
  const isFaulty = Object.keys(faults).length > 0;
  const canSave = (isDirty || isSuggested) && conflict === null;
  return (
    <div className="sticky bottom-15 -mx-4 -mb-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-b-card border-t border-edge bg-surface px-4 py-3 sm:-mx-5 sm:-mb-5 sm:px-5 md:bottom-0 lg:-bottom-5">
      <Announcement text={isSaved ? texts.saved : ""} />
      <p aria-hidden={isSaved} className="min-w-0 flex-1 basis-full text-[13px] empty:hidden sm:basis-0">
        {isFaulty ? (
          <span className="text-bad">{texts.faulty}</span>
        ) : isSaved ? (
          <StateMark tone="good" text={texts.saved} />
        ) : (
          isDirty && <span className="font-medium text-warn">{texts.unsaved}</span>
        )}
      </p>
      {isDirty && !isBusy && (
        <Button look="quiet" onClick={form.discard}>
          {texts.discard}
        </Button>
      )}
      <Button type="submit" look="accent" disabled={!canSave && !isBusy}>
        {isBusy ? texts.saving : texts.save}
      </Button>
    </div>
  );
}
