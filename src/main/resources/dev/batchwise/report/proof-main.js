/** Draws the page, in its order from top to bottom. */
theme.start();
proofCard.show();
proofTables.show();
theme.onChange(figure.redraw);
