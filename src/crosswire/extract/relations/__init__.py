"""What holds between states and organisations: recognition, membership, borders."""
