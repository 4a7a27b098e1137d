"""What the registry says when it is added up."""
