// Draws the charts in the colours of the page; expressions are interpreted, so that the page needs no right to eval.
"use strict";
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const config = () => {
    const ink = colour("ink"), soft = colour("soft"), rule = colour("rule"), font = colour("sans");
    return {
      background: null, font, view: { stroke: null },
      axis: { labelColor: soft, titleColor: soft, gridColor: rule, domainColor: rule, tickColor: rule, labelFontSize: 12,
        titleFontSize: 12, titleFontWeight: 500, gridOpacity: 0.6, labelPadding: 6 },
      legend: { labelColor: ink, titleColor: soft, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500, symbolStrokeColor: soft, symbolBaseFillColor: soft },
      range: { category: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => colour(`c${n}`)), heatmap: [colour("ramp-low"), colour("ramp-high")] },
      geoshape: { stroke: colour("paper") },
    };
  };
  const draw = () => {
    for (const [name, spec] of Object.entries(window.oreledgerCharts)) {
      const made = structuredClone(spec), figure = document.getElementById(`chart-${name}`);
      if (name === "map") {
        made.data.values = window.oreledgerWorld;
        made.layer[0].mark.fill = colour("land");
      }
      const narrow = figure.clientWidth < 560;
      made.config = config();
      if (narrow) Object.assign(made.config.legend, { orient: "bottom", columns: 2, direction: "horizontal" });
      if (narrow && made.encoding && made.encoding.y.axis) made.encoding.y.axis.labelLimit = 128;
      if (narrow && name === "map") made.height = 220;
      if (narrow && made.encoding && made.encoding.size) made.encoding.size.legend = null;
      made.description = figure.getAttribute("aria-label");
      vegaEmbed(figure, made, { actions: false, ast: true, renderer: "svg", defaultStyle: false, mode: "vega-lite",
        tooltip: { disableDefaultStyle: true } }).then(() => {
        // One picture with a name; who cannot see it has the same figures in the table below.
        const svg = figure.querySelector("svg");
        for (const part of svg.querySelectorAll("[role], [aria-label]"))
          for (const name of ["role", "aria-label", "aria-roledescription"]) part.removeAttribute(name);
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", made.description);
      });
    }
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
