import { Plus, X } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TimeRange } from "../../ui/time-range.tsx";
import { callSettingsWords } from "../../words/numbers-words.ts";
import type { HoursProps } from "./hours-props.ts";
import { mostHolidays } from "./settings-faults.ts";
import type { Holiday } from "./settings-fields.ts";

const { hours: texts } = callSettingsWords;

/** Single days with times of their own. */
export function Holidays({ hours, said, onChange }: HoursProps) {
  const { holidays } = hours;
  const set = (next: readonly Holiday[]) => onChange({ ...hours, holidays: next });
  const tooMany = said("holidays");
  return (
    <fieldset>
      <legend className="text-[13px] font-semibold">{texts.holidays}</legend>
      <p className="mt-0.5 text-[13px] text-pretty text-muted">{texts.holidaysHint}</p>
      {holidays.length > 0 && (
        <ul className="mt-1 divide-y divide-edge">
          {holidays.map((holiday, index) => (
            <HolidayRow
              key={index}
              holiday={holiday}
              fault={said(`holiday ${index}`)}
              dateFault={said(`holiday ${index} date`)}
              onChange={(next) => set(holidays.with(index, next))}
              onRemove={() => set(holidays.toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      {tooMany !== undefined && <p className="mt-1.5 text-[13px] text-bad">{tooMany}</p>}
      {holidays.length < mostHolidays && (
        <div className="mt-2">
          <Button
            size="s"
            icon={<Plus aria-hidden size={15} />}
            onClick={() => set([...holidays, { date: "", open: "00:00", close: "23:59" }])}
          >
            {texts.addHoliday}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type RowProps = {
  readonly holiday: Holiday;
  readonly fault: string | undefined;
  readonly dateFault: string | undefined;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
};

function HolidayRow({ holiday, fault, dateFault, onChange, onRemove }: RowProps) {
  const name = holiday.date === "" ? texts.newHoliday : holiday.date;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 py-2 sm:grid-cols-[8.75rem_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <input
          type="date"
          required
          aria-label={texts.date}
          aria-invalid={dateFault !== undefined}
          value={holiday.date}
          onChange={(event) => onChange({ ...holiday, date: event.target.value })}
          className="figures h-9 w-full min-w-0 rounded-small border border-edge-strong bg-surface px-2 text-[13px] aria-invalid:border-bad"
        />
        {dateFault !== undefined && <p className="mt-1 text-[13px] text-bad">{dateFault}</p>}
      </div>
      <span className="sm:order-last">
        <IconButton label={texts.removeHoliday(name)} icon={<X aria-hidden size={17} />} onClick={onRemove} />
      </span>
      <TimeRange
        openLabel={`${texts.from}, ${name}`}
        closeLabel={`${texts.until}, ${name}`}
        to={texts.to}
        value={holiday}
        fault={fault}
        onChange={(times) => onChange({ ...holiday, ...times })}
      />
    </li>
  );
}
