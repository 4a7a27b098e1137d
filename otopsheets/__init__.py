"""OTOP markets from a shared sheet: read, check, propose, lay out, write back."""
