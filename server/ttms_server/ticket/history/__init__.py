"""What happened to a seat of a show: every hold, sale, refund and scan."""
