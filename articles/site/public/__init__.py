"""The public site: views select, call and report; the rules stand elsewhere."""
