package dev.batchwise.data;

/**
 * The four files that make a data set.
 *
 * @param trainImages images of the training part
 * @param trainLabels labels of the training part
 * @param testImages images of the test part
 * @param testLabels labels of the test part
 */
record IdxFiles(IdxFile trainImages, IdxFile trainLabels, IdxFile testImages, IdxFile testLabels) {}
