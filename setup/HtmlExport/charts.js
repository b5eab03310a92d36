// Draws each chart of the page from the figure that lies beside it; the picture folds away once its chart is there.
for (const chart of document.querySelectorAll(".chart")) {
  const figure = JSON.parse(chart.querySelector("script").textContent);
  const live = chart.querySelector(".live");
  const picture = chart.querySelector("details");
  live.hidden = false;
  const config = { ...figure.config, responsive: true, displayModeBar: false };
  Plotly.newPlot(live, figure.data, figure.layout, config).then(
    () => { picture.open = false; },
    () => { live.hidden = true; });
  addEventListener("beforeprint", () => { picture.open = true; });
}
