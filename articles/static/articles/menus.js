/* The menus of a bar of moves: one is open at a time, and Escape closes it. The bar may be
   another one after a save. */
const MENUS = "[data-bar] .action-menu[open]";

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
