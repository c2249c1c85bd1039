/** Characters that may stand in a SIP user name without escaping and that Asterisk's object names allow. */
const userName = /^[A-Za-z0-9._+-]{1,64}$/;

/** True when the text can be an agent's user name. */
export function isUserName(text: string): boolean {
  return userName.test(text);
}
