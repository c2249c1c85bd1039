import { Plus, X } from "lucide-react";
import { memo, useId } from "react";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TimeRange } from "../../ui/time-range.tsx";
import { callSettingsWords } from "../../words/numbers-words.ts";
import { Holidays } from "./holidays.tsx";
import type { HoursProps } from "./hours-props.ts";
import { days, weekOf, type Day, type Times } from "./settings-fields.ts";
import { isTimeZone, mostTimesADay } from "./settings-faults.ts";

const { hours: texts } = callSettingsWords;

/** When customers can call: untouched, always, or by the week with its holidays. */
export function HoursEditor(props: HoursProps) {
  const { hours, onChange } = props;
  return (
    <RadioList
      label={texts.text}
      value={hours.mode}
      options={(["always", "these", "leave"] as const).map((value) => ({
        value,
        ...texts.modes[value],
        ...(value === "these" && { more: <Hours {...props} /> }),
      }))}
      onChange={(mode) => onChange({ ...hours, mode })}
    />
  );
}

function Hours(props: HoursProps) {
  return (
    <>
      <TimeZoneField {...props} />
      <Week {...props} />
      <Holidays {...props} />
    </>
  );
}

/** Some 400 names, drawn once: what is typed elsewhere in the form does not wait for them. */
const ZoneList = memo(function ZoneList({ id }: { readonly id: string }) {
  return (
    <datalist id={id}>
      {Intl.supportedValuesOf("timeZone").map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
});

function TimeZoneField({ hours, said, onChange }: HoursProps) {
  const list = useId();
  const fault = said("timeZone");
  return (
    <>
      <TextField
        label={texts.timeZone}
        hint={isTimeZone(hours.timeZone) ? texts.timeZoneNow(timeIn(hours.timeZone)) : texts.timeZoneHint}
        fault={fault}
        list={list}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        value={hours.timeZone}
        onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
      />
      <ZoneList id={list} />
    </>
  );
}

const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format();

function Week({ hours, said, onChange }: HoursProps) {
  const { weekly } = hours;
  const set = (day: Day, times: readonly Times[]) =>
    onChange({ ...hours, weekly: { ...weekly, [day]: times } });
  const isNeverOpen = days.every((day) => weekly[day].length === 0);
  return (
    <fieldset>
      <legend className="text-[13px] font-semibold">{texts.week}</legend>
      <ul className="mt-1 divide-y divide-edge">
        {days.map((day) => (
          <DayRow key={day} day={day} times={weekly[day]} said={said} onChange={(times) => set(day, times)} />
        ))}
      </ul>
      {isNeverOpen && <p className="mt-1.5 text-[13px] text-warn">{texts.neverOpen}</p>}
      {weekly.monday.length > 0 && (
        <div className="mt-2">
          <Button
            size="s"
            onClick={() =>
              onChange({
                ...hours,
                weekly: weekOf((day) =>
                  day === "saturday" || day === "sunday" ? weekly[day] : weekly.monday,
                ),
              })
            }
          >
            {texts.copyMonday}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type DayProps = {
  readonly day: Day;
  readonly times: readonly Times[];
  readonly said: HoursProps["said"];
  readonly onChange: (times: readonly Times[]) => void;
};

function DayRow({ day, times, said, onChange }: DayProps) {
  const name = texts.days[day];
  const last = times.at(-1);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-3 gap-y-1.5 py-2 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <label className="flex h-9 items-center gap-2.5 text-[13px] font-medium">
        <input
          type="checkbox"
          aria-label={texts.open(name)}
          checked={times.length > 0}
          onChange={(event) => onChange(event.target.checked ? [{ open: "09:00", close: "17:00" }] : [])}
          className="size-4 shrink-0 accent-accent"
        />
        <span aria-hidden>{name}</span>
      </label>
      {last === undefined ? (
        <p className="hidden h-9 items-center text-[13px] text-muted sm:flex">{texts.closed}</p>
      ) : (
        <div className="grid gap-1.5">
          {times.map((one, index) => (
            <TimeRange
              key={index}
              openLabel={texts.opens(name, index > 0)}
              closeLabel={texts.closes(name, index > 0)}
              to={texts.to}
              value={one}
              fault={said(`${day} ${index}`)}
              onChange={(next) => onChange(times.with(index, next))}
              trailing={
                index > 0 ? (
                  <IconButton
                    label={texts.remove(name)}
                    icon={<X aria-hidden size={17} />}
                    onClick={() => onChange(times.toSpliced(index, 1))}
                  />
                ) : times.length < mostTimesADay ? (
                  <IconButton
                    label={texts.addSecond(name)}
                    icon={<Plus aria-hidden size={17} />}
                    onClick={() => onChange([...times, after(last)])}
                  />
                ) : (
                  // Keeps the fields of all rows under one another.
                  <span className="size-9 shrink-0" />
                )
              }
            />
          ))}
        </div>
      )}
    </li>
  );
}

/** A second time begins an hour after the first, if the day has room for it. */
function after({ close }: Times): Times {
  const hour = Number(close.slice(0, 2)) + 1;
  const two = (value: number) => `${String(value).padStart(2, "0")}:00`;
  return hour > 21 ? { open: "", close: "" } : { open: two(hour), close: two(Math.min(hour + 3, 23)) };
}
