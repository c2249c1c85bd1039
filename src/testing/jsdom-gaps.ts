import { configure } from "@testing-library/react";

// A machine that runs everything at once is slow; what comes at all comes within this.
configure({ asyncUtilTimeout: 5_000 });

// What jsdom, which has no layout and no top layer, leaves out.
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
