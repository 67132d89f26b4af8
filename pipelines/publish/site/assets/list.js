// A list of facts that sorts, filters and searches as one types; every text goes into the page as text, never as markup.
"use strict";
(() => {
  const root = document.getElementById("list");
  // Columns, not rows: a column is its values, or where they repeat the different words and a place among them a row.
  const { pages, counted, columns: stored } = window.oreledgerList;
  const heads = [...root.querySelectorAll("thead th")];
  const columns = heads.map((th, at) => {
    const held = stored[at];
    return { name: th.textContent.trim(), kind: th.dataset.kind, th, held,
      of: Array.isArray(held) ? (i) => held[i] : (i) => held.words[held.at[i]] };
  });
  const named = Object.fromEntries(columns.map((c) => [c.name, c]));
  const everything = pages.map((_, i) => i);
  const body = root.querySelector("tbody"), form = root.querySelector("form"), more = document.getElementById("more");
  const count = document.getElementById("count"), bars = document.getElementById("bars");
  const filters = root.dataset.filters.split("|");
  let folded = null; // what is searched in, made at the first search
  const PAGE = 100, LISTED = new Set(["Commodities", "Countries", "Issues"]);
  const numeric = new Set(["usd", "mega", "number"]);
  // Printed amounts are text in many currencies: they sort by their dollars.
  const keyOf = (c) => c.kind === "amount" ? columns.find((other) => other.kind === "usd") : c;
  let sort = { column: columns[0], down: true }, shown = everything, visible = PAGE;

  const parts = (c, value) => value === null || value === "" ? [] : LISTED.has(c.name) ? value.split(", ") : [value];
  const group = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
  const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  const least = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
  const compact = (value) => short.format(value).replace("K", "k");
  const cell = (value, kind) => value === null ? "" : kind === "usd" ? compact(value)
    : kind === "mega" ? (value < 1 ? least : fine).format(value) : String(value);
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  // What the rows have of each value of a column, summed; words that repeat are summed before they are taken apart.
  const tally = (c, rows, value) => {
    const sums = new Map();
    const add = (word, n) => { for (const part of parts(c, word)) sums.set(part, (sums.get(part) || 0) + n); };
    if (Array.isArray(c.held)) for (const i of rows) add(c.held[i], value(i));
    else {
      const byWord = new Float64Array(c.held.words.length);
      for (const i of rows) byWord[c.held.at[i]] += value(i);
      byWord.forEach((n, word) => { if (n) add(c.held.words[word], n); });
    }
    return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  for (const name of filters)
    form.elements[name].append(...tally(named[name], everything, () => 1).map(([value, n]) =>
      make("option", { value, textContent: `${value} (${n})` })));

  // For each row a number that tells its place, or nothing where the column says nothing.
  const places = (c) => {
    if (numeric.has(c.kind)) return c.of;
    const known = [...new Set(everything.map(c.of))].filter((word) => word !== null && word !== "");
    const order = new Map(known.sort(new Intl.Collator("en", { numeric: true }).compare).map((word, place) => [word, place]));
    return (i) => order.get(c.of(i)) ?? null;
  };
  const choose = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) folded ??= everything.map((i) => columns.map((c) => c.of(i) ?? "").join(" \u0001 ").toLowerCase());
    const wanted = filters.map((name) => [named[name], form.elements[name].value]).filter(([, value]) => value);
    shown = everything.filter((i) => words.every((word) => folded[i].includes(word))
      && wanted.every(([c, value]) => parts(c, c.of(i)).includes(value)));
    const sign = sort.down ? -1 : 1, place = places(keyOf(sort.column));
    shown.sort((a, b) => {
      const x = place(a), y = place(b);
      if (x === y) return 0;
      if (x === null) return 1; // what is not known stands last, whichever way
      return y === null ? -1 : sign * (x - y);
    });
    visible = PAGE;
    draw();
    chart();
  };

  const draw = () => {
    body.replaceChildren(...shown.slice(0, visible).map((i) => make("tr", {}, ...columns.map((c) => {
      const td = make("td"), text = cell(c.of(i), c.kind);
      td.dataset.name = c.name;
      if (numeric.has(c.kind) || c.kind === "amount") td.className = "n";
      if (c.kind === "usd" && text && counted[i] === null) td.className = "n uncounted";
      if (c.kind === "main") td.append(make("a", { href: `facts/${pages[i]}.html`, className: "main", textContent: text }));
      else td.textContent = text;
      return td;
    }))));
    const all = group.format(pages.length), noun = pages.length === 1 ? "row" : "rows";
    count.textContent = shown.length === pages.length ? `${all} ${noun}` : `${group.format(shown.length)} of ${all} ${noun}`;
    more.hidden = visible >= shown.length;
  };

  const bar = (title, name, value, format) => {
    const top = tally(named[name], shown, value).filter(([, sum]) => sum > 0).slice(0, 7);
    if (!top.length) return null;
    return make("figure", {}, make("figcaption", { textContent: title }), ...top.map(([label, sum]) => {
      const line = make("i");
      line.style.width = `${Math.max(1, 100 * sum / top[0][1])}%`;
      return make("div", { className: "bar" }, make("b", { textContent: label, title: label }), make("div", {}, line),
        make("span", { textContent: format(sum) }));
    }));
  };
  const dollars = (sum) => `US$${compact(sum)}`, rowsOf = (n) => group.format(n), one = () => 1;
  const sum = (i) => counted[i] || 0;
  // An envelope names neither who receives the money nor what it is for.
  const isEnvelope = (i) => !named.Recipient.of(i) && !named.Project.of(i);
  const charts = {
    deal: () => [bar("Counted value by commodity", "Commodities", sum, dollars), bar("Deals by type", "Type", one, rowsOf)],
    funding: () => [bar("Counted, to named recipients", "Funder", (i) => isEnvelope(i) ? 0 : sum(i), dollars),
      bar("Counted envelopes, recipients open", "Funder", (i) => isEnvelope(i) ? sum(i) : 0, dollars),
      bar("Commitments by stage", "Stage", one, rowsOf)],
    estimate: () => [bar("Estimates by commodity", "Commodities", one, rowsOf), bar("Estimates by reporting code", "Code", one, rowsOf)],
  };
  const chart = () => bars.replaceChildren(...charts[root.dataset.kind]().filter(Boolean));

  for (const c of columns)
    c.th.querySelector("button").addEventListener("click", () => {
      sort = { column: c, down: sort.column === c ? !sort.down : numeric.has(keyOf(c).kind) || c.kind === "date" };
      for (const other of columns) other.th.removeAttribute("aria-sort");
      c.th.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      choose();
    });
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  more.addEventListener("click", () => { visible += 5 * PAGE; draw(); });
  document.getElementById("download").addEventListener("click", () => {
    // A text that a spreadsheet would run as a formula begins with an apostrophe.
    const safe = (v) => typeof v === "string" && /^[=+\-@\t\r]/.test(v) ? `'${v}` : v;
    const quoted = (v) => v === null ? "" : `"${String(safe(v)).replaceAll('"', '""')}"`;
    const lines = [columns.map((c) => quoted(c.name)), ...shown.map((i) => columns.map((c) => quoted(c.of(i))))];
    const file = new Blob(["\ufeff", lines.map((line) => line.join(",")).join("\r\n")], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(file), download: `oreledger-${root.dataset.kind}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  choose();
})();
