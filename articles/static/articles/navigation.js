/* Before anything is shown: whether somebody has closed the navigation, which Django's
   own script finds out so late that the page would move. A classic script, because a
   module would run only once the page is read. */
try {
  if (localStorage.getItem("django.admin.navSidebarIsOpen") === "false")
    document.documentElement.dataset.navigation = "closed";
} catch {
  // Where a browser is told to store nothing, it is open.
}
