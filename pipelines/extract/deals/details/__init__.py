"""What a deal is about and worth: price, date, project, goods and place."""
