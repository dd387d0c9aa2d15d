package dev.batchwise.study;

/**
 * What one core of the machine gives at best: the ceilings that training is held against.
 *
 * @param matmulGflops fastest of several float32 products of two 1024×1024 matrices, 10⁹ operations a second, a product
 *     counted as 2·1024³
 * @param copyGBs fastest of several copies of 256 MB, 10⁹ bytes a second, each byte counted twice: read and written
 */
public record HardwareSpeed(double matmulGflops, double copyGBs) {}
