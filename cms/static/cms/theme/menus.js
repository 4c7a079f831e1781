"use strict";
// Menus of the bar: one open at a time, closed by Escape and by a click elsewhere.
{
  const menus = [...document.querySelectorAll("#header details.drop")];

  const close = (except) => {
    for (const menu of menus) {
      if (menu !== except) {
        menu.open = false;
      }
    }
  };

  for (const menu of menus) {
    menu.addEventListener("toggle", () => menu.open && close(menu));
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }
  document.addEventListener("click", (event) => close(event.target.closest("details.drop")));
}
