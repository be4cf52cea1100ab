/* The menus of a bar of moves: one is open at a time, and Escape closes it. */
"use strict";
for (const menu of document.querySelectorAll("[data-bar] .action-menu")) {
  document.addEventListener("click", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
