/* A form is sent without leaving its page: if nothing answers, if the site is out of
   order, or if nobody is logged in any more, all that was typed stands there still.

   The page is only left once it is saved. What the rules refuse is sent once more as
   browsers send forms, so that the desk's own page says it. */
"use strict";

(() => {
  if (!Typed) return;
  const { form, place, state } = Typed;
  const said = form.querySelector(".unsaved-said");
  const words = place.dataset;
  let isBusy = false;
  let passes = false;

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented) return;
    if (passes || !isOurs(button)) {
      // Beside this page, as a preview, it stays as it is.
      if (passes || (button?.formTarget || form.target) !== "_blank") state.isOver = true;
      return;
    }
    event.preventDefault();
    if (isBusy) return;
    busy(true);
    // Whatever else listens may add to the form first.
    setTimeout(() => send(button));
  });

  // A save: no preview in another window, no window of a choice, no other act.
  function isOurs(button) {
    if (form.elements._popup || form.target || button?.formTarget) return false;
    return !button || button.name.startsWith("_");
  }

  function busy(is) {
    isBusy = is;
    if (is) form.setAttribute("aria-busy", "true");
    else form.removeAttribute("aria-busy");
  }

  // Where a browser shows a page again that was left.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (passes) state.isOver = false;
    passes = false;
    busy(false);
  });

  async function send(button) {
    say("");
    await Typed.keep();
    await judge(await post(button), button);
  }

  async function post(button, isSecond = false) {
    let answer;
    try {
      answer = await fetch(form.action || location.href, {
        method: "POST",
        body: new FormData(form, button),
        headers: { "X-Unsaved": "save" },
        redirect: "manual",
      });
    } catch {
      return { status: 0 };
    }
    if (answer.status !== 403 || isSecond) return answer;
    // The token may be old: with a fresh one it is sent once more.
    const standing = await Copies.ask(words.standing);
    if (standing.status !== 200 || isOther(standing)) return { status: 401, standing };
    Typed.trust(standing);
    return post(button, true);
  }

  function isOther({ seals }) {
    const [own] = state.seals;
    return Boolean(own && seals.length && !seals.some((it) => it.owner === own.owner));
  }

  async function judge(answer, button) {
    // Whatever stands in front may answer as well, with a page of its own.
    const isStranger = answer.ok && !answer.headers.get("X-Unsaved");
    const status = isStranger ? 502 : answer.status;
    if (status === 204) {
      await Typed.forget();
      location.assign(answer.headers.get("Location"));
      return;
    }
    if (status === 200) {
      passes = true;
      form.requestSubmit(button);
      return;
    }
    busy(false);
    if (status === 401) {
      logIn(answer.standing);
    } else {
      say(words[{ 0: "lost", 403: "forbidden", 404: "gone", 413: "large" }[status]
        ?? (status < 500 ? "refused" : "away")]);
    }
  }

  function say(text) {
    said.textContent = text;
    said.hidden = !text;
    if (text) said.scrollIntoView({ block: "center" });
  }

  // The login in a window of its own: with whatever second factor, and this page stays.
  function logIn(standing) {
    const { content } = form.querySelector("template[data-name=unsaved-login]");
    const dialog = document.importNode(content, true).firstElementChild;
    const link = dialog.querySelector("a");
    const told = dialog.querySelector("[role=status]");
    document.body.append(dialog);
    if (standing?.status === 200) told.textContent = words.other;
    link.addEventListener("click", (event) => {
      const size = "popup,width=560,height=760";
      if (window.open(link.href, "newsroom-login", size)) event.preventDefault();
    });
    const look = async () => {
      const now = await Copies.ask(words.standing);
      if (now.status !== 200) return;
      if (isOther(now)) {
        told.textContent = words.other;
        return;
      }
      Typed.trust(now);
      dialog.close();
      say(words.again);
    };
    dialog.querySelector("[data-do=close]").addEventListener("click", () => dialog.close());
    Copies.channel.addEventListener("message", look);
    window.addEventListener("focus", look);
    dialog.addEventListener("close", () => {
      Copies.channel.removeEventListener("message", look);
      window.removeEventListener("focus", look);
      dialog.remove();
    });
    dialog.showModal();
  }
})();
