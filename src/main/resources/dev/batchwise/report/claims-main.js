/** Draws the page, in its order from top to bottom. */
theme.start();
claimsCard.show();
claimsSections.show();
theme.onChange(figure.redraw);
