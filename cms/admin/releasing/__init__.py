"""From signature to reader: releases, withdrawals, notices."""
