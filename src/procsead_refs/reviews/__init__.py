"""What a person looks at after parsing: typed and read side by side, doubts marked, proofs."""
