"""The benchmarks: what `make bench` prints."""
