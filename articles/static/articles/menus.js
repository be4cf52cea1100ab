/* The menus of a bar of moves: one is open at a time, Escape closes it, and none leaves the
   window at a side. The bar may be another one after a save. */
const MENUS = "[data-bar] .action-menu[open]";
const MARGIN = 8;

// Begin where the button does, or as much earlier as it takes to end inside the window.
function fit(menu) {
  const list = menu.querySelector(":scope > :is(ul, form)");
  if (!list) return;
  list.style.insetInlineStart = "";
  const { right } = list.getBoundingClientRect();
  const over = right + MARGIN - document.documentElement.clientWidth;
  if (over <= 0) return;
  const start = parseFloat(getComputedStyle(list).insetInlineStart) || 0;
  list.style.insetInlineStart = `${start - over}px`;
}

const fitAll = () => document.querySelectorAll(MENUS).forEach(fit);
document.addEventListener(
  "toggle",
  ({ target }) => target instanceof Element && target.matches(MENUS) && fit(target),
  true,
);
window.addEventListener("resize", fitAll);

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (!menu.contains(target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.(MENUS);
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
