"""What an operator does to a deployed shop: audit it, follow an order, work on dead letters, recover, pause.

Works on LocalStack and on AWS. Names of tables, queues and functions come from the stacks.
"""
