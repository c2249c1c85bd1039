import type { Clock } from "../../core/ports/clock.ts";
import type { Meta, MetaAnswer } from "../../core/ports/meta.ts";
import type { Metrics } from "../../core/ports/metrics.ts";
import { SECOND } from "../../core/time.ts";

/** The same Meta, with every question measured by name and outcome. */
export function measureMeta(meta: Meta, metrics: Pick<Metrics, "askedMeta">, clock: Clock): Meta {
  const measured =
    <Given extends readonly unknown[], Value>(
      question: string,
      ask: (...given: Given) => Promise<MetaAnswer<Value>>,
    ) =>
    async (...given: Given): Promise<MetaAnswer<Value>> => {
      const began = clock.now();
      const answer = await ask(...given);
      const outcome = answer.kind === "fault" ? answer.fault.kind : answer.kind;
      metrics.askedMeta(question, outcome, (clock.now() - began) / SECOND);
      return answer;
    };

  return {
    listNumbers: measured("list-numbers", (...given) => meta.listNumbers(...given)),
    readNumber: measured("read-number", (...given) => meta.readNumber(...given)),
    readSettings: measured("read-settings", (...given) => meta.readSettings(...given)),
    writeSettings: measured("write-settings", (...given) => meta.writeSettings(...given)),
    clearSip: measured("clear-sip", (...given) => meta.clearSip(...given)),
    readPermission: measured("read-permission", (...given) => meta.readPermission(...given)),
    askPermission: measured("ask-permission", (...given) => meta.askPermission(...given)),
    readDelivery: (...given) => meta.readDelivery(...given),
  };
}
