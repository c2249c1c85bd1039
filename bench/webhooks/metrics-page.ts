/** What Prometheus reads of the backend, by name and labels. */
export interface MetricsPage {
  /** The value of one sample, `name{label="value"}`; 0 where there is none yet. */
  valueOf(name: string, label?: readonly [name: string, value: string]): number;
}

/** Prometheus' text format 0.0.4, as far as samples with at most one label go. */
export function readMetrics(text: string): MetricsPage {
  const samples = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, sample, value] = /^([a-zA-Z_:][\w:]*(?:\{[^}]*\})?) (\S+)/.exec(line) ?? [];
    if (sample !== undefined) samples.set(sample, Number(value));
  }
  return {
    valueOf: (name, label) =>
      samples.get(label === undefined ? name : `${name}{${label[0]}="${label[1]}"}`) ?? 0,
  };
}

/** @throws when the backend has no such page. */
export async function fetchMetrics(url: string): Promise<MetricsPage> {
  return readMetrics(await (await fetch(url)).text());
}
