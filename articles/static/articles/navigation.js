/* Before anything is shown: whether somebody has closed the navigation, which Django's
   own script finds out so late that the page would move. */
"use strict";

try {
  if (localStorage.getItem("django.admin.navSidebarIsOpen") === "false")
    document.documentElement.dataset.navigation = "closed";
} catch {
  // Where a browser is told to store nothing, it is open.
}
