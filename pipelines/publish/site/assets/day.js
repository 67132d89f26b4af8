// Shows the items of one commodity; without a script all of them stand there.
"use strict";
(() => {
  const bar = document.getElementById("commodities");
  if (!bar) return;
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    for (const button of bar.children) button.setAttribute("aria-pressed", String(button === chosen));
    const name = chosen.dataset.commodity;
    for (const item of document.querySelectorAll(".item"))
      item.hidden = name !== "" && !item.dataset.commodities.split("|").includes(name);
    for (const section of document.querySelectorAll(".digest > section[aria-labelledby^='region']"))
      section.hidden = name !== "" && !section.querySelector(".item:not([hidden])");
  });
})();
