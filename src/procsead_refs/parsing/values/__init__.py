"""The steps from labels to values: a file a field family, in the order of `steps.STEPS`."""
