import { configure } from "@testing-library/react";

// A machine that runs everything at once is slow; what comes at all comes within this.
configure({ asyncUtilTimeout: 5_000 });

// What jsdom, which has no layout and no top layer, leaves out.
Element.prototype.scrollIntoView = () => undefined;
const openers = new WeakMap<HTMLDialogElement, Element | null>();
HTMLDialogElement.prototype.showModal = function () {
  // What was not shown until now cannot have the focus, though jsdom gave it: the dialog begins at its first stop.
  openers.set(this, this.contains(document.activeElement) ? null : document.activeElement);
  this.open = true;
  this.querySelector<HTMLElement>(
    "button:enabled, input:enabled, select:enabled, textarea:enabled, a[href]",
  )?.focus();
};
HTMLDialogElement.prototype.close = function () {
  const opener = openers.get(this);
  this.open = false;
  if (opener instanceof HTMLElement) opener.focus();
};
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
