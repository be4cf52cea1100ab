/* Reads an article of the queue, and sends a decision on one: the answers say what came of
   it, instead of leading to a page. */
import * as Copies from "../unsaved/copies.js";

const BESIDE = "X-Beside";
const TOKEN = "csrfmiddlewaretoken";
// What a status means; the sentences are in the page. Without an answer it is 0.
export const NAMES = { 0: "lost", 401: "out", 403: "forbidden", 404: "gone" };
const NOTHING = { status: 0, came: null, next: null, page: null };

const parse = (html) => new DOMParser().parseFromString(html, "text/html");

export function isMove(form) {
  const address = new URL(form.getAttribute("action") || "", location.href);
  return form.method === "post" && /\/move\/[a-z_]+\/$/.test(address.pathname);
}

// Return the status and, if there is one, the part of a page that was answered.
export async function read(address, account) {
  try {
    const headers = { [BESIDE]: account };
    const answer = await fetch(address, {
      headers,
      cache: "no-store",
      redirect: "manual",
    });
    // Only to the login: who isn't logged in any more.
    if (answer.type === "opaqueredirect") return { status: 401 };
    if (!answer.ok) return { status: answer.status };
    return { status: 200, page: parse(await answer.text()) };
  } catch {
    return { status: 0 };
  }
}

export async function post(form, submitter, words, isSecond = false) {
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  // The second header lets a refusal be a status, and no page.
  const headers = { [BESIDE]: words.account, "X-Unsaved": "move" };
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  try {
    const answer = await fetch(action, { method: "POST", headers, body });
    if (answer.status === 403 && !isSecond) {
      // The token may be old: with a fresh one it is sent once more.
      const { status, token } = await Copies.ask(words.standing);
      if (status !== 200) return { ...NOTHING, status: 401 };
      refresh(token);
      return post(form, submitter, words, true);
    }
    const came = answer.headers.get(BESIDE);
    const next = answer.headers.get("Content-Location");
    // Whatever stands in front may answer as well, with a page of its own.
    const status = answer.ok && !came ? 502 : answer.status;
    return { status, came, next, page: parse(await answer.text()) };
  } catch {
    return NOTHING;
  }
}

function refresh(token) {
  for (const field of document.querySelectorAll(`[name=${TOKEN}]`)) {
    if (field instanceof HTMLInputElement) field.value = token;
  }
}
