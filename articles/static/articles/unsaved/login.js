/* Logging in again, in a window of its own: with whatever second factor, and the page with
   what was typed stays. */
import * as Copies from "./copies.js";
import * as Typed from "./typed.js";

const { form, place, state } = Typed;
const words = place?.dataset;

export function isOther({ seals }) {
  const [own] = state.seals;
  return Boolean(own && seals.length && !seals.some((it) => it.owner === own.owner));
}

// Ask for it; `done` is called once the same account is logged in.
export function ask(standing, done) {
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
    done();
  };
  dialog
    .querySelector("[data-do=close]")
    .addEventListener("click", () => dialog.close());
  Copies.channel.addEventListener("message", look);
  window.addEventListener("focus", look);
  dialog.addEventListener("close", () => {
    Copies.channel.removeEventListener("message", look);
    window.removeEventListener("focus", look);
    dialog.remove();
  });
  dialog.showModal();
}
