import type { ReactNode } from "react";
import { teamWords } from "../../words/team-words.ts";
import type { TeamRecord } from "./use-team-board.ts";

const { tiles: texts } = teamWords;

type Props = Pick<
  Extract<TeamRecord, { kind: "there" }>,
  "reachable" | "onCall" | "total" | "alarms" | "trunkState"
>;

/** The board in four figures. */
export function Tiles({ reachable, onCall, total, alarms, trunkState }: Props) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile label={texts.reachable}>
        {reachable} <span className="text-sm font-medium text-muted">{texts.of(total)}</span>
      </Tile>
      <Tile label={texts.onCall}>{onCall}</Tile>
      <Tile label={texts.alone} tone={alarms.length > 0 ? "text-bad" : ""}>
        {alarms.length}
      </Tile>
      <TrunkTile {...trunkState} />
    </dl>
  );
}

function TrunkTile(state: Props["trunkState"]) {
  const label = texts.trunks;
  switch (state.kind) {
    case "none":
      return (
        <Tile label={label} small tone="text-muted">
          {texts.noTrunks}
        </Tile>
      );
    case "unknown":
      return (
        <Tile label={label} small tone="text-muted">
          {texts.trunksUnknown}
        </Tile>
      );
    case "fine":
      return (
        <Tile label={label} small tone="text-good">
          {texts.trunksFine}
        </Tile>
      );
    case "faulty":
      return (
        <Tile label={label} small tone="text-bad">
          {texts.trunksFaulty(state.count)}
        </Tile>
      );
  }
}

type TileProps = {
  readonly label: string;
  readonly tone?: string;
  /** Words instead of a figure. */
  readonly small?: boolean;
  readonly children: ReactNode;
};

function Tile({ label, tone = "", small = false, children }: TileProps) {
  return (
    <div className="rounded-key border border-edge bg-surface px-4 py-3 shadow-card">
      <dt className="truncate text-[13px] text-muted">{label}</dt>
      <dd className={`figures mt-0.5 font-semibold ${small ? "text-base leading-8" : "text-2xl"} ${tone}`}>
        {children}
      </dd>
    </div>
  );
}
