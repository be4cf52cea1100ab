/* A form is sent without leaving its page: if nothing answers, if the site is out of
   order, or if nobody is logged in any more, all that was typed stands there still.

   Saved, it stays as well: what was typed meanwhile stays, unsaved. One save is under way
   at a time; who saves again meanwhile saves once it is answered. What the rules refuse is
   sent once more as browsers send forms, so that the desk's own page says it. */
import * as Copies from "./copies.js";
import * as Fields from "./fields.js";
import * as Line from "./line.js";
import * as Login from "./login.js";
import * as Page from "./page.js";
import * as Settling from "./settling.js";
import * as Taking from "./taking.js";
import * as Typed from "./typed.js";

const { form, place, state } = Typed;
const said = form?.querySelector(".unsaved-said") ?? form?.appendChild(alert());
const words = place?.dataset;
const SAVES = /^(_save|_continue|)$/;
let isBusy = false,
  passes = false,
  waiting = null;

function submitted(event) {
  const button = event.submitter;
  if (event.defaultPrevented) return;
  if (passes || !isOurs(button)) {
    // Beside this page, as a preview, it stays as it is.
    if (passes || (button?.formTarget || form.target) !== "_blank") state.isOver = true;
    return;
  }
  event.preventDefault();
  // By its name: the buttons of this page may be others when it is answered.
  const asked = { name: button?.name ?? "", value: button?.value ?? "" };
  if (!isBusy) begin(asked);
  else if (!waiting || SAVES.test(waiting.name)) waiting = asked;
}

// A save: no preview in another window, no window of a choice, no other act.
function isOurs(button) {
  if (form.elements._popup || form.target || button?.formTarget) return false;
  return !button || button.name.startsWith("_");
}

function busy(is) {
  isBusy = is;
  form.toggleAttribute("data-saving", is);
}

// Where a browser shows a page again that was left.
function shownAgain({ persisted }) {
  if (!persisted) return;
  if (passes) state.isOver = false;
  passes = false;
  busy(false);
  Line.answered();
}

function begin(asked) {
  busy(true);
  Line.saving();
  // Whatever else listens may add to the form first.
  setTimeout(() => send(asked));
}

async function send(asked) {
  say("");
  await Typed.keep();
  const stays = await judge(await post(asked), asked);
  if (!stays) return;
  busy(false);
  Line.answered();
  const next = waiting;
  waiting = null;
  if (next && (!SAVES.test(next.name) || Typed.isTyped())) begin(next);
}

async function post(asked, isSecond = false) {
  const sent = Fields.heldBy(form);
  const body = new FormData(form);
  if (asked.name) body.append(asked.name, asked.value);
  const hasFiles = [...body.values()].some((it) => it instanceof File && it.size);
  let answer;
  try {
    answer = await fetch(form.action || location.href, {
      method: "POST",
      body,
      headers: { "X-Unsaved": "save" },
      redirect: "manual",
    });
  } catch {
    return { status: 0 };
  }
  const { status, headers } = answer;
  if (status === 413) {
    // Of somebody whose login is over less is taken.
    const standing = await Copies.ask(words.standing);
    return standing.status === 401 ? { status: 401, standing } : { status };
  }
  if (status !== 403 || isSecond) return { status, headers, answer, sent, hasFiles };
  // The token may be old: with a fresh one it is sent once more.
  const standing = await Copies.ask(words.standing);
  if (standing.status !== 200 || Login.isOther(standing))
    return { status: 401, standing };
  Typed.trust(standing);
  return post(asked, true);
}

// Say what came of it; return whether the page stays.
async function judge(result, asked) {
  const { status, headers, standing } = result;
  const outcome = headers?.get("X-Unsaved");
  if (outcome === "saved") return settle(result);
  if (outcome === "refused") {
    passes = true;
    form.requestSubmit(
      form.querySelector(`[name="${asked.name}"][value="${asked.value}"]`),
    );
    return false;
  }
  if (status === 401) {
    waiting = null;
    Login.ask(standing, () => say(words.again));
    return true;
  }
  // Whatever stands in front may answer as well, with a page of its own.
  const isStranger = status >= 200 && status < 300;
  say(
    words[
      { 0: "lost", 403: "forbidden", 404: "gone", 413: "large" }[status] ??
        (status < 500 && !isStranger ? "refused" : "away")
    ],
  );
  return true;
}

async function settle({ headers, answer, sent, hasFiles }) {
  const seen = JSON.parse(headers.get("X-Unsaved-Seen") || "{}");
  const there = headers.get("Content-Location") ?? headers.get("Location");
  const address = new URL(there, location.href);
  // Half a page is none; it is saved all the same.
  const html = headers.has("Content-Location")
    ? await answer.text().catch(() => "")
    : "";
  const page = new DOMParser().parseFromString(html, "text/html");
  const isHere = headers.has("Content-Location") && !hasFiles;
  // Somebody else's text was saved, too, or in the place of what stands here.
  const isJoined = headers.has("X-Unsaved-Joined") || form.querySelector(".merge");
  if (isHere && Settling.settle(page, address, sent, seen, isJoined)) {
    Line.saved(Date.parse(headers.get("Date")) || Date.now(), Page.said(page));
    await Typed.keep();
    return true;
  }
  await leave(address, sent);
  return false;
}

// Go where the button leads. What was typed meanwhile is kept, and offered there.
async function leave(address, sent) {
  Settling.call(address);
  Typed.settle(Taking.takeState(form, sent, {}));
  const isTyped = Typed.isTyped();
  await Typed.keep();
  // Without a copy the browser asks.
  state.isOver = !isTyped || state.seals.length > 0;
  location.assign(address);
}

// For a form that has no place of its own for it.
function alert() {
  const made = document.createElement("p");
  Object.assign(made, { className: "unsaved-said", role: "alert", hidden: true });
  return made;
}

function say(text) {
  said.textContent = text;
  said.hidden = !text;
  if (text) said.scrollIntoView({ block: "nearest" });
}

if (form) {
  form.addEventListener("submit", submitted);
  window.addEventListener("pageshow", shownAgain);
}
