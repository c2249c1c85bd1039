import { CircleCheck, CircleDashed, CircleOff } from "lucide-react";
import type { Person } from "../../api/contract.ts";
import { Button } from "../../ui/button.tsx";
import { CardCell } from "../../ui/card-cell.tsx";
import { cx } from "../../ui/cx.ts";
import { peopleWords } from "../../words/people-words.ts";
import { momentInList } from "../../words/time.ts";

const texts = peopleWords;

const states = {
  active: { Icon: CircleCheck, colour: "text-good" },
  invited: { Icon: CircleDashed, colour: "text-warn" },
  disabled: { Icon: CircleOff, colour: "text-muted" },
} as const;

type Props = {
  readonly people: readonly Person[];
  readonly myId: string;
  /** Absent for those who may only look. */
  readonly onChange: ((person: Person) => void) | undefined;
};

/** One row a person; in a narrow window each is a card of its own. */
export function PeopleTable({ people, myId, onChange }: Props) {
  const { name, role, extension, state, lastSignIn, actions } = texts.columns;
  return (
    <div className="overflow-hidden rounded-card border border-edge bg-surface shadow-card">
      <table className="block w-full text-start md:table">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="bg-sunken text-[13px] text-muted">
            {[name, role, extension, state, lastSignIn].map((column) => (
              <th key={column} scope="col" className="px-4 py-2.5 font-semibold whitespace-nowrap">
                {column}
              </th>
            ))}
            {onChange && (
              <th scope="col" className="px-4 py-2.5">
                <span className="sr-only">{actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} isMyself={person.id === myId} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<Props, "onChange"> & { readonly person: Person; readonly isMyself: boolean };

function PersonRow({ person, isMyself, onChange }: RowProps) {
  const { name, login, role, extension, lastSignInAt, disabled } = person;
  const { columns } = texts;
  return (
    <tr className={cx("block border-t border-edge px-1 py-2 md:table-row md:p-0", disabled && "text-muted")}>
      <th scope="row" className="block px-3 py-1 font-normal md:table-cell md:px-4 md:py-3">
        <bdi className="font-semibold wrap-anywhere">{name}</bdi>
        {isMyself && <span className="text-[13px] text-muted"> ({texts.you})</span>}
        <span className="block text-[13px] wrap-anywhere text-muted">{login}</span>
      </th>
      <CardCell label={columns.role}>{texts.roles[role]}</CardCell>
      <CardCell label={columns.extension}>
        <span className={extension === null ? "text-muted" : "figures"}>
          {extension ?? texts.noExtension}
        </span>
      </CardCell>
      <CardCell label={columns.state}>
        <State {...person} />
      </CardCell>
      <CardCell label={columns.lastSignIn}>
        <span className="figures whitespace-nowrap text-muted">
          {lastSignInAt === null ? texts.never : whenShort(Date.parse(lastSignInAt))}
        </span>
      </CardCell>
      {onChange && (
        <td className="block px-3 py-1.5 md:table-cell md:px-4 md:text-end">
          <Button size="s" aria-label={texts.change(name)} onClick={() => onChange(person)}>
            {texts.changeShort}
          </Button>
        </td>
      )}
    </tr>
  );
}

function State({ disabled, hasPassword, lastSignInAt }: Person) {
  // Who signs in by the company's identity provider has no password here.
  const state = disabled ? "disabled" : hasPassword || lastSignInAt !== null ? "active" : "invited";
  const { Icon, colour } = states[state];
  return (
    <span className="inline-flex items-center gap-2 align-middle whitespace-nowrap">
      <Icon aria-hidden size={17} strokeWidth={2.25} className={cx("shrink-0", colour)} />
      {texts.states[state]}
    </span>
  );
}

function whenShort(instant: number): string {
  return momentInList(instant, Date.now());
}
