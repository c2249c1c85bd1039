/* global document, EventSource, fetch, navigator, setInterval, setTimeout, clearTimeout */

/** The lab page: shows what /lab/api/events tells and sends what a person presses. No framework, no build. */

const element = (id) => document.getElementById(id);
const api = "api/";

/** @type {import("../app/lab-api.ts").LabState | undefined} */
let state;
/** Whole numbers of seconds are shown, so once a second is often enough. */
const TICK_MS = 1000;

function node(tag, { text, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const initials = (name) =>
  /\p{L}/u.test(name)
    ? name
        .split(/\s+/)
        .map((word) => word[0])
        .slice(0, 2)
        .join("")
        .toUpperCase()
    : "?";

const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

async function send(path, body = {}) {
  const response = await fetch(api + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (response?.ok) return;
  const { error } = (await response?.json().catch(() => undefined)) ?? {};
  complain(error ?? "The lab does not answer. Is npm start still running?");
}

let complaint;
function complain(text) {
  const fault = element("fault");
  fault.textContent = text;
  fault.hidden = false;
  clearTimeout(complaint);
  complaint = setTimeout(() => {
    fault.hidden = true;
  }, 6000);
}

/** A button that waits for what it started. */
function action(text, className, ariaLabel, work) {
  const button = node("button", { text, className, type: "button", ariaLabel });
  button.addEventListener("click", async () => {
    button.disabled = true;
    await work(button);
    button.disabled = false;
  });
  return button;
}

async function copy(number, button) {
  try {
    await navigator.clipboard.writeText(number);
    button.textContent = "Copied";
  } catch {
    complain(`The browser does not let this page copy. The number is ${number}.`);
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, 1500);
}

const clock = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** What a customer has allowed one of our numbers. */
function permissionChip({ label, permission, unansweredInARow, windowUntil }) {
  const may = {
    no_permission: `${label} may not call`,
    temporary: `${label} may call until ${dayAndClock.format(permission.expiresAt)}`,
    permanent: `${label} may call`,
  }[permission.status];
  const more = [
    ...(unansweredInARow > 0 ? [`${unansweredInARow} unanswered`] : []),
    ...(windowUntil === null ? [] : [`may write until ${clock.format(windowUntil)}`]),
  ];
  const isAllowed = permission.status !== "no_permission";
  return node("span", {
    className: `chip ${isAllowed ? "is-allowed" : "is-not-allowed"}`,
    text: [may, ...more].join(" · "),
  });
}

/** A request for permission as it stands on a customer's phone. */
function requestBox(name, { id, label, text }) {
  const answer = (words, className, given) =>
    action(words, className, `${words} for ${name}: ${label} asks`, () =>
      send("answers", { id, answer: given }),
    );
  return node(
    "div",
    { className: "request" },
    node("p", {}, node("b", { text: `${label} asks to call. ` }), text),
    node(
      "div",
      { className: "actions" },
      answer("Accept", "go", "accept"),
      answer("Always accept", "soft", "accept-for-good"),
      answer("Decline", "stop", "decline"),
    ),
  );
}

function customerRow({ number, shown, name, whatHappens, whenAsked, permissions, requests }) {
  const call = action("Let them call", "soft", `Let ${name} call`, () =>
    send("calls", {
      from: number,
      to: element("to").value,
      ...(element("payload").value.trim() ? { payload: element("payload").value.trim() } : {}),
    }),
  );
  const write = action("Write", "", `Let ${name} write`, () =>
    send("messages", { from: number, to: element("to").value, text: element("text").value }),
  );
  const copyButton = action("Copy", "copy", `Copy ${name}'s number`, () => copy(number, copyButton));
  return node(
    "li",
    {},
    node("span", { className: "avatar", text: initials(name), ariaHidden: "true" }),
    node(
      "div",
      { className: "who" },
      node("b", { text: name }),
      node("div", {}, node("span", { className: "number", text: shown }), copyButton),
      node("div", { text: `When you call: ${lowerFirst(whatHappens)}` }),
      ...(whenAsked ? [node("div", { text: `When you ask to call: ${lowerFirst(whenAsked)}` })] : []),
      node("div", { className: "chips" }, ...permissions.map(permissionChip)),
    ),
    node("div", { className: "actions" }, write, call),
    ...requests.map((request) => requestBox(name, request)),
  );
}

const duration = (since, until = Date.now()) => {
  const seconds = Math.max(0, Math.floor((until - since) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Q.850 causes that a call in the lab can end with. */
const endings = { 16: "Gave up", 17: "Declined", 18: "No answer", 19: "No answer", 21: "Refused" };

function words({ state: how, direction, end, answeredAt, endedAt }) {
  if (how === "calling") return "Calling …";
  if (how === "ringing") return direction === "from-customer" ? "Rings at the agents" : "Their phone rings";
  if (how === "answered") return "Talking";
  if (answeredAt) return `Talked for ${duration(answeredAt, endedAt)}`;
  return endings[end?.cause] ?? end?.text ?? "Over";
}

function callRow(call) {
  const { id, customer, direction, businessNumber, digits } = call;
  const since = call.answeredAt ?? call.startedAt;
  const isOver = call.state === "ended";
  const label =
    state.businessNumbers.find(({ number }) => number === businessNumber)?.label ?? businessNumber;
  const actions = node("div", { className: "actions" });
  if (direction === "to-customer" && call.state === "ringing")
    actions.append(action("Answer", "go", `Answer for ${customer.name}`, () => send(`calls/${id}/answer`)));
  if (!isOver) {
    const text = direction === "to-customer" && call.state === "ringing" ? "Decline" : "Hang up";
    actions.append(action(text, "stop", `${text} for ${customer.name}`, () => send(`calls/${id}/hang-up`)));
  }
  const time = node("span", { className: "number", text: isOver ? "" : ` · ${duration(since)}` });
  time.dataset.since = isOver ? "" : String(since);
  const row = node(
    "li",
    { className: isOver ? "is-over" : "is-live" },
    node("span", { className: "avatar", text: initials(customer.name), ariaHidden: "true" }),
    node(
      "div",
      { className: "who" },
      node("b", { text: customer.name }),
      node("div", { text: direction === "from-customer" ? `calls ${label}` : `called from ${label}` }),
      node("div", {}, node("span", { className: "state", text: words(call) }), time),
    ),
  );
  if (digits) row.querySelector(".who").append(node("span", { className: "chip", text: `Keys: ${digits}` }));
  if (!isOver) row.append(actions);
  return row;
}

/** Rows are made anew only when what they show has changed: focus and screen readers stay where they are. */
const shownTexts = new Map();
function show(id, value, rows) {
  const text = JSON.stringify(value);
  if (shownTexts.get(id) === text) return;
  shownTexts.set(id, text);
  const focused = document.activeElement?.closest(`#${id}`) ? document.activeElement.ariaLabel : undefined;
  element(id).replaceChildren(...rows());
  if (focused)
    [...element(id).querySelectorAll("button")].find((each) => each.ariaLabel === focused)?.focus();
}

function render() {
  const online = state.agents.filter(({ isOnline }) => isOnline);
  const pbx = element("pbx");
  pbx.className = `pill ${state.pbx.isRunning ? "is-good" : "is-bad"}`;
  const pbxText = state.pbx.isRunning ? "PBX is up" : "PBX is down";
  if (pbx.lastElementChild.textContent !== pbxText) pbx.lastElementChild.textContent = pbxText;
  element("agents").textContent =
    online.length > 0
      ? `Signed in: ${online.map(({ name }) => name).join(", ")}.`
      : "Nobody is signed in, so a call rings unanswered. Open the phone and sign in first.";
  show("to", state.businessNumbers, () =>
    state.businessNumbers.map(({ number, label, calling }) =>
      node("option", {
        value: number,
        text: `${label} ··${number.slice(-4)}${calling === "off" ? " (calling is off)" : ""}`,
      }),
    ),
  );
  // Who waits for a decision comes first.
  const customers = state.customers.toSorted((a, b) => b.requests.length - a.requests.length);
  show("customers", customers, () => customers.map(customerRow));
  show("calls", state.calls, () => state.calls.map(callRow));
  element("no-calls").hidden = state.calls.length > 0;
}

element("options").addEventListener("submit", (event) => event.preventDefault());

const events = new EventSource(`${api}events`);
events.addEventListener("message", ({ data }) => {
  state = JSON.parse(data);
  render();
});
events.addEventListener("error", () => {
  const pbx = element("pbx");
  pbx.className = "pill is-bad";
  pbx.lastElementChild.textContent = "The lab is not running";
});
setInterval(() => {
  for (const time of document.querySelectorAll("[data-since]:not([data-since=''])"))
    time.textContent = ` · ${duration(Number(time.dataset.since))}`;
}, TICK_MS);
