import { LabError } from "../lab-error.ts";

/** A PBX whose console takes commands. */
type Console = { readonly cli: (command: string) => Promise<string> };

/**
 * Lets Asterisk ask a phone anew, by re-INVITE, in the dialog of a call that is up: it says that its other side is called
 * something else now (CONNECTEDLINE; Asterisk asks nothing where nothing has changed).
 * @throws LabError when Asterisk does not take the command, with its words.
 */
export async function reinvite(pbx: Console, channel: string, name: string): Promise<void> {
  const said = await pbx.cli(`dialplan set chanvar ${channel} CONNECTEDLINE(name) ${name}`);
  if (!said.includes(" set to "))
    throw new LabError(`Asterisk sends no re-INVITE to ${channel}: ${said.trim()}`);
}
