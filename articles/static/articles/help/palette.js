/* Go anywhere by typing: a field with the list of what fits, as the APG has a combobox.
   Without this script the page /admin/go/ does the same. */

const dialog = document.getElementById("desk-palette");
const field = dialog.querySelector("[role=combobox]");
const list = dialog.querySelector("[role=listbox]");
const status = dialog.querySelector("[role=status]");
// So long nobody is asked while somebody types on.
const PAUSE = 120;
let timer = 0;
let asking = new AbortController();

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

function choose(option) {
  const before = chosen();
  if (before) before.setAttribute("aria-selected", "false");
  if (option) {
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  } else field.removeAttribute("aria-activedescendant");
}

function made(tag, role, text = "") {
  const element = document.createElement(tag);
  if (role) element.setAttribute("role", role);
  element.textContent = text;
  return element;
}

function optionOf(found, id) {
  const option = made("div", "option");
  const text = made("span", "", found.text);
  if (found.language) text.lang = found.language;
  option.append(text);
  if (found.note) option.append(" ", made("small", "", found.note));
  if (found.act) option.append(" ", actOf(found.act));
  option.id = id;
  option.setAttribute("aria-selected", "false");
  const { address, form, act_address: act } = found;
  Object.assign(option.dataset, { address, form, act });
  return option;
}

// For the mouse; by keys it is the same with Ctrl.
function actOf(name) {
  const act = made("span", "", `${name} `);
  act.className = "desk-palette-act";
  act.append(made("kbd", "", dialog.dataset.act));
  return act;
}

function show({ groups, meant }) {
  let number = 0;
  list.replaceChildren(
    ...groups.map((group, place) => {
      const together = made("div", "group");
      const name = made("div", "presentation", group.name);
      name.id = `desk-palette-group-${place}`;
      together.setAttribute("aria-labelledby", name.id);
      const found = group.found.map((one) => {
        number += 1;
        return optionOf(one, `desk-palette-${number}`);
      });
      together.append(name, ...found);
      return together;
    }),
  );
  field.setAttribute("aria-expanded", String(number > 0));
  const { found, none, meant: asked } = dialog.dataset;
  const says = meant ? asked.replace("{words}", meant) : found;
  status.textContent = number ? `${says} ${number}` : none;
  choose(field.value.trim() ? options()[0] : null);
}

async function ask() {
  asking.abort();
  asking = new AbortController();
  const asked = new URLSearchParams({
    as: "json",
    q: field.value,
    here: location.pathname,
  });
  try {
    const answer = await fetch(`${dialog.dataset.asks}?${asked}`, {
      signal: asking.signal,
    });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    show(await answer.json());
  } catch (error) {
    if (error.name === "AbortError") return;
    list.replaceChildren();
    choose(null);
    field.setAttribute("aria-expanded", "false");
    status.textContent = dialog.dataset.away;
  }
}

const ACTING = "palette-act";

function follow(option, isActing = false) {
  const { act } = option.dataset;
  const { address, form } = isActing ? { address: act, form: ACTING } : option.dataset;
  dialog.close();
  const sent = form && document.getElementById(form);
  if (sent && address) sent.action = address;
  if (sent) sent.requestSubmit();
  else location.assign(address);
}

function move(by) {
  const all = options();
  if (!all.length) return;
  const here = all.indexOf(chosen());
  const next =
    here < 0 && by < 0 ? all.length - 1 : (here + by + all.length) % all.length;
  choose(all[next]);
}

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => chosen() && follow(chosen()),
};

field.addEventListener("keydown", (event) => {
  const isWithControl = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && isWithControl && chosen()?.dataset.act) {
    event.preventDefault();
    follow(chosen(), true);
    return;
  }
  const act = KEYS[event.key];
  if (!act || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
    return;
  event.preventDefault();
  act();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) follow(option, Boolean(event.target.closest(".desk-palette-act")));
});
// However it was opened; by then somebody may have typed.
dialog.addEventListener("toggle", () => dialog.open && ask());
dialog.addEventListener("close", () => {
  clearTimeout(timer);
  asking.abort();
  field.value = "";
  list.replaceChildren();
});
