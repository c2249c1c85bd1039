/** True while the agent is typing: keys belong to the field, and focus must not be taken away. */
export function isTyping(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit"].includes(focused.type);
  return (
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement ||
    (focused instanceof HTMLElement && focused.isContentEditable)
  );
}

/** True when no element holds the focus, as after the focused one has left the page. */
export function isFocusFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** True while a modal dialog is open: what lies under it takes no keys. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Puts the focus on a screen's heading, to be read out: where its reader begins, and begins anew when their place is gone. */
export function focusHeading(main: ParentNode, options: FocusOptions = {}): void {
  const heading = main.querySelector("h1");
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus(options);
}

/**
 * Puts the focus on the first field at fault, once the faults are on screen. Not away from whoever has gone on to another
 * field meanwhile: a busy page draws late, and what they type would go on in the wrong one.
 */
export function focusFirstFault(form: HTMLFormElement): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    if (document.activeElement === before || isFocusFree())
      form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });
}
