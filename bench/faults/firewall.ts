import { execFileSync } from "node:child_process";
import type { Scene } from "./scene.ts";

/**
 * Adds rules to this machine's firewall, each as nft takes them, for what this machine sends; they are taken away with the play,
 * or by the returned function before.
 * @throws Error when there is no nft, or this process may not use it.
 */
export function addRules(rules: readonly string[], defer: Scene["defer"]): () => void {
  const table = `ringbridge_faults_${String(process.pid)}`;
  const nft = (...words: string[]): void => void execFileSync("nft", words, { stdio: "pipe" });
  nft("add", "table", "inet", table);
  let isThere = true;
  const remove = (): void => {
    if (isThere) nft("delete", "table", "inet", table);
    isThere = false;
  };
  defer(remove);
  nft("add", "chain", "inet", table, "out", "{ type filter hook output priority 0; }");
  for (const rule of rules) nft("add", "rule", "inet", table, "out", ...rule.split(" "));
  return remove;
}
