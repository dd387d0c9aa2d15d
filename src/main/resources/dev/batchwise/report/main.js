/** Draws the page, in its order from top to bottom. */
theme.start();
adviceCard.show();
targetCharts.show();
accuracyChart.show();
curvesChart.show();
costCharts.show();
ratesChart.show();
matchedChart.show();
noiseChart.show();
minimaCharts.show();
notes.show();
comparisonTable.show();
comparisonTable.showEnvironment();
trialsTable.show();
theme.onChange(figure.redraw);
